"""The JSON of the API: models read straight from read models and search results, field by field."""
