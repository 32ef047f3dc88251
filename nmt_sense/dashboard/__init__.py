"""A session on screen: Qt-free view-models, and widgets that know their view-model only."""
