"""Stage 1: the manuscript's files -> a frozen `Issue`, and every problem in them.

1. `files` opens the folder: the one door, and nothing outside is reached through it.
2. `facts` takes YAML apart and keeps lines; `checked_facts` holds it against `issue_facts` and
   `article_facts`.
3. `articles` reads each article by itself; its text is taken apart first (`front_matter`, `markdown`).
4. `captions`, `pictures` and `svg` say what there is to place.
5. `blocks` and `inlines` turn the parser's tokens into the issue's words; `notes`, `links`,
   `placed_pictures`, `lone_pictures`, `prose_as_code`, `tables` and `boxes` each know one thing of it.
6. `manuscript` walks the folder and joins what the others give; `cross_references` settles the links between
   articles.
"""
