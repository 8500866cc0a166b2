"""Fetching from the network what an editor asks for, safely: for `sitegen add` and `sitegen links`, never in a build.

On Python's own `http.client`: what matters here is done at the socket (which address is connected to, how long all of
it may take, how much is read), and libraries such as urllib3 leave that to whoever uses them.
"""
