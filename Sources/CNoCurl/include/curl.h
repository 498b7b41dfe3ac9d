// Nothing is called: what is linked is there to be found.
