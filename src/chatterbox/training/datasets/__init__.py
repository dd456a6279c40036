"""What a server keeps to train on: names, versions, archives, and what is taken out of them."""
