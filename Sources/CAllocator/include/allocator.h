// Nothing is called: what is linked takes the place of malloc by itself.
