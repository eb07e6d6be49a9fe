// Has the browser keep the page that it shows when the desk cannot be reached. Without https it cannot.

navigator.serviceWorker?.register("/offline-worker.js").catch(() => {});
