"""Who may, when may, who sees. Stated once; every door asks here."""
