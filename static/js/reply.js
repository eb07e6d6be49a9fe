// The page of an asked party keeps what is typed, as the desk's own pages do, until it is sent.

import "./spoken.js";
import "./autosave.js";
