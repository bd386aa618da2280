"""Who is said to hold which place: states that the words tell, with the holder, the kind and the claimant."""
