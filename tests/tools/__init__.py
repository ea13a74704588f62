"""Programs for whoever works on the bot: a preview in the browser, the picture of the README."""
