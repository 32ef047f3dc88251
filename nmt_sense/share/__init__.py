"""A session elsewhere: on the lab network."""
