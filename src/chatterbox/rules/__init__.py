"""What managers of a server have decided about the bot there, and what follows for everybody's acts."""
