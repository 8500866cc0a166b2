"""Data files: CSV read strictly into typed cells, each with its position."""

from __future__ import annotations

from sitegen.datasets.read import read
from sitegen.datasets.values import Cell, Column, Dataset, Date, Number, RecordId, Row, Sources, Words

__all__ = ["Cell", "Column", "Dataset", "Date", "Number", "RecordId", "Row", "Sources", "Words", "read"]
