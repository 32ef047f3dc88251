"""The cards of the dashboard: each draws its view-model and nothing else."""
