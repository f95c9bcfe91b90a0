"""What is in front of the visitor, in the order it is read: for keys, switches, a voice and the audit."""
