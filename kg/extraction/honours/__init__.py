"""Awards, who has them, and how many have them."""
