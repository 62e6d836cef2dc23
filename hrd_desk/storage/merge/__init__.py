"""What other desks did is taken in: journaled as it came, then shown by the merge rules."""
