"""The nouns that every room shares: blocks, holds, plans, gloves, units and errors. No I/O."""
