"""The steps from one schema to the next; they run by themselves when a store is opened."""
