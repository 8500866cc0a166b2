"""The process and its machine: workers, signals, locks, files, the garbage collector, late patterns."""
