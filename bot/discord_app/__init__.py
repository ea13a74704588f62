"""The bot in Discord: slash commands, cards, buttons. The only room that imports ``discord``."""
