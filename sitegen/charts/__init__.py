"""Charts as SVG, and tables, made from data files.

`spec` says what a chart is asked to show, and reports why it cannot; `plot` is its content in one language; `rows` and
`lines` draw it on a `svg.Canvas`, once for narrow places and once for wide ones; `table` is the same data as a table;
`figure` puts them together for templates/partials/data.html.
"""
