"""Discord's REST API as bots use it, under /api/v10 (and any other version), and its CDN under /cdn."""
