"""How fast articles come in; a package, because worker processes would read in a module that was started as the program once more."""
