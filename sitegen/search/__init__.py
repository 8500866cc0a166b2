"""Search: what is indexed of each page, and the Pagefind index made of it."""
