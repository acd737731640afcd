"""Keep headlines and readers' comments in full-text indexes of their own, and index every article anew."""

from alembic import op

from migrations.article_fts import CREATE_INDEXES, INDEXES

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute("DROP TABLE article_terms")
    op.execute("DROP TABLE article_fts")
    for statement in CREATE_INDEXES:
        op.execute(statement)
    for index in INDEXES:
        op.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
