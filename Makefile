# make graph   from a clone to a graph: environment, installation, build of seeds/ into out/
# make test    lint, types and tests
# Python 3.11 or newer is needed as python3; another one: make graph PYTHON=python3.12
# make docs opens the page at SEARCH, a name that the reports have

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEARCH ?= 市总工会
RUNS ?= 1000

.PHONY: help graph test check format bench evaluate ablation damage pages encodings web fuzz stores ontology-docs docs \
    wheel clean

help:
	@echo 'make graph   构建 seeds/ 的图谱到 out/          build the graph of seeds/ into out/'
	@echo 'make test    检查代码并运行测试                 lint, types and tests'
	@echo 'make check   只检查代码                         lint and types only'
	@echo 'make format  统一代码格式                       format the code'
	@echo 'make bench   测速，与 jieba、LAC 对照           speed beside jieba and LAC'
	@echo 'make evaluate 在标注上评分，写 docs/evaluation.md  scores on gold, by kind of fact'
	@echo 'make ablation 各分词见证值多少，写 docs/ablation.md  what each segmenter is worth'
	@echo 'make damage  文本受损后还剩多少事实             facts that survive damage to the text'
	@echo 'make pages   排成 PDF 版面后还剩多少事实     facts that survive on newspaper pages in PDF'
	@echo 'make encodings 各种编码和繁体                 encodings by length, traditional characters'
	@echo 'make web     网页正文，与 trafilatura 对照     the article of web pages, beside trafilatura'
	@echo 'make fuzz    用损坏的文件试读取               damaged files, RUNS of each format (default 1000)'
	@echo 'make stores  各库是否逐行相同                 queries in all stores that are installed'
	@echo 'make ontology-docs 词表的文档                  the pages of the ontology'
	@echo 'make docs    重拍 docs/images 里的截图          take the screenshot again'
	@echo 'make wheel   打包到 dist/                       build the wheel into dist/'
	@echo 'make clean   删除生成的文件（保留 .venv）       remove what was generated, but .venv'

graph: $(VENV)/installed
	$(BIN)/kg build seeds/ --out out
	@echo
	@echo '打开 open   out/graph.html'
	@echo '提问 ask    $(BIN)/kg query officials     （谁在哪个单位任什么职务 who holds which post）'
	@echo '            $(BIN)/kg query               （全部查询 all queries）'

test: check
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/installed-bench
	$(BIN)/python benchmarks/speed.py

evaluate: $(VENV)/installed
	$(BIN)/python benchmarks/evaluate.py

ablation: $(VENV)/installed
	$(BIN)/python benchmarks/ablation.py

damage: $(VENV)/installed
	$(BIN)/python benchmarks/damage.py

pages: $(VENV)/installed-dev
	$(BIN)/python benchmarks/pdf_pages.py --every 3

encodings: $(VENV)/installed-bench
	$(BIN)/python benchmarks/encoding_table.py
	$(BIN)/python benchmarks/traditional.py

web: $(VENV)/installed-dev $(VENV)/installed-bench
	$(BIN)/python benchmarks/web_pages.py
	$(BIN)/python benchmarks/web_pages.py --speed

fuzz: $(VENV)/installed-dev
	$(BIN)/python benchmarks/fuzz_readers.py --runs $(RUNS)

stores: $(VENV)/installed-dev
	$(BIN)/kg build seeds/ --out out --quiet
	$(BIN)/python benchmarks/stores.py out/graph.ttl

ontology-docs: $(VENV)/installed-dev
	$(BIN)/python scripts/ontology_docs.py

docs: $(VENV)/installed-dev
	$(BIN)/kg build seeds/ --out out --quiet
	mkdir -p docs/images
	$(BIN)/python scripts/screenshot.py out/graph.html docs/images/graph.png $(SEARCH)
	$(BIN)/python -c "from PIL import Image; p = 'docs/images/graph.png'; \
	    Image.open(p).convert('RGB').quantize(256).save(p, optimize=True)"

wheel: $(VENV)/bin/python
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

clean:
	rm -rf out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# The environment. A stamp says what is installed; a changed pyproject.toml installs again.

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "kg 需要 Python 3.11 或更新版本 needs Python 3.11 or newer: make graph PYTHON=python3.12" >&2; \
	    exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "无法创建虚拟环境 no virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; \
	    exit 1; }

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-%: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@
