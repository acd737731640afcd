"""What every search engine must answer alike."""
