"""Cover the counts by source, by day and by period: 2 s against 0.3 s at 100,000 articles."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.drop_index("ix_article_published_first", table_name="article")
    op.drop_index("ix_article_source_id", table_name="article")
    op.create_index("ix_article_missing", "article", ["id"], unique=False, sqlite_where=sa.text("missing"))
    op.create_index("ix_article_published", "article", ["published_first", "published_last"], unique=False)
    op.create_index("ix_article_source", "article", ["source_id", "published"], unique=False)
    op.drop_index("ix_article_date_status", table_name="article_date")
    op.create_index("ix_article_date_status", "article_date", ["status", "type", "article_id"], unique=False)
    op.drop_index("ix_article_person_article_person", table_name="article_person")
    op.create_index("ix_article_person_article_person", "article_person", ["article_id", "person_id", "mention_count"], unique=False)
