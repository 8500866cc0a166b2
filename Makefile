# `make site` builds the site, `make test` checks everything. Both set up what they need first; see .ci/setup.

bin = .venv/bin

# A file goes to one process as a whole, for its tests share fixtures, and in the order of tests/quick.py. No test takes
# a minute: one that hangs fails after five, and tells where.
pytest = $(bin)/pytest -n auto --dist loadfile --no-loadscope-reorder --timeout 300

.PHONY: help site serve check test quick lint format lock screenshot codes clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

site: ## Build the site into public/
	@sh .ci/setup site
	@$(bin)/sitegen build
	@echo 'The site is in public/. `make serve` shows it at http://127.0.0.1:8000/ and follows your edits.'

serve: ## Show the site while you write
	@sh .ci/setup site
	@$(bin)/sitegen serve

check: ## Check the content, write nothing
	@sh .ci/setup site
	@$(bin)/sitegen check

test: ## Run every check and test
	@sh .ci/setup test
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(pytest)

quick: ## Run what takes a minute: style, types, and all tests but those in a browser and slow ones
	@sh .ci/setup quick
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(pytest) -m "not slow and not browser"

lint: ## Check style and types only
	@sh .ci/setup quick
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy

format: ## Format the code, and fix what can be fixed
	@sh .ci/setup quick
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

# The build backend is pinned with the rest, so that an installation fetches nothing that no hash covers.
lock = printf 'hatchling\neditables\n' | $(bin)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock' pyproject.toml -

lock: ## Update the pinned requirements
	@sh .ci/setup quick
	$(lock) -o .ci/requirements.txt
	$(lock) --extra dev -c .ci/requirements.txt -o .ci/requirements-dev.txt

screenshot: ## Take the README's screenshot again
	@sh .ci/setup test
	$(bin)/python -m tests.screenshot

codes: ## Update the list of checks (sitegen/problems/codes/README.md)
	@sh .ci/setup site
	$(bin)/sitegen codes > sitegen/problems/codes/README.md

clean: ## Remove the environment, the site and all caches
	rm -rf .venv public .sitegen .pytest_cache .ruff_cache .mypy_cache .hypothesis
