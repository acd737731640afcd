"""first schema."""

import sqlalchemy as sa
from alembic import op

from migrations.article_fts import CREATE_ARTICLE_FTS, CREATE_ARTICLE_TERMS, NAME_ARCHIVE

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "archive_state",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "capital_phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("folded"),
    )
    op.create_index(op.f("ix_capital_phrase_initials"), "capital_phrase", ["initials"], unique=False)
    op.create_table(
        "copy_mark",
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mark", "article_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deleted_article",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index(op.f("ix_deleted_article_revision"), "deleted_article", ["revision"], unique=False)
    op.create_table(
        "former_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("blocks", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_former_person_article_id"), "former_person", ["article_id"], unique=False)
    op.create_index(op.f("ix_former_person_person_id"), "former_person", ["person_id"], unique=False)
    op.create_table(
        "ingest_failure",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("first_seen", sa.String(), nullable=False),
        sa.Column("last_seen", sa.String(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("path"),
    )
    op.create_table(
        "ingest_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("finished_at", sa.String(), nullable=True),
        sa.Column("paths", sa.String(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("duplicates", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "input_file",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("modified_ns", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("sidecar_hash", sa.String(), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.Column("seen_run", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("path"),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("arguments", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("undone_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column("cluster_key", sa.String(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("mention_count", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["merged_into"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("slug"),
    )
    op.create_index(op.f("ix_person_article_count"), "person", ["article_count"], unique=False)
    op.create_index(op.f("ix_person_cluster_key"), "person", ["cluster_key"], unique=False)
    op.create_index(op.f("ix_person_folded"), "person", ["folded"], unique=False)
    op.create_index(op.f("ix_person_last_day"), "person", ["last_day"], unique=False)
    op.create_index(op.f("ix_person_mention_count"), "person", ["mention_count"], unique=False)
    op.create_index(op.f("ix_person_merged_into"), "person", ["merged_into"], unique=False)
    op.create_index("ix_person_redirected", "person", ["id"], unique=False, sqlite_where=sa.text("merged_into IS NOT NULL OR hidden"))
    op.create_index(op.f("ix_person_sort_name"), "person", ["sort_name"], unique=False)
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("slug"),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("byline", sa.String(), nullable=False),
        sa.Column("dateline", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_precision", sa.String(), nullable=False),
        sa.Column("published_origin", sa.String(), nullable=False),
        sa.Column("published_confidence", sa.Float(), nullable=False),
        sa.Column("not_before", sa.String(), nullable=True),
        sa.Column("not_after", sa.String(), nullable=True),
        sa.Column("published_first", sa.Integer(), nullable=True),
        sa.Column("published_last", sa.Integer(), nullable=True),
        sa.Column("draft_hash", sa.String(), nullable=False),
        sa.Column("annotated", sa.Boolean(), nullable=False),
        sa.Column("missing", sa.Boolean(), nullable=False),
        sa.Column("cluster_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index(op.f("ix_article_annotated"), "article", ["annotated"], unique=False)
    op.create_index(op.f("ix_article_cluster_id"), "article", ["cluster_id"], unique=False)
    op.create_index(op.f("ix_article_published_first"), "article", ["published_first"], unique=False)
    op.create_index(op.f("ix_article_revision"), "article", ["revision"], unique=False)
    op.create_index(op.f("ix_article_source_id"), "article", ["source_id"], unique=False)
    op.create_table(
        "person_alias",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("surface", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("mention_count", sa.Integer(), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "surface"),
    )
    op.create_index(op.f("ix_person_alias_folded"), "person_alias", ["folded"], unique=False)
    op.create_table(
        "person_alias_word",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word", "person_id"),
    )
    op.create_index(op.f("ix_person_alias_word_person_id"), "person_alias_word", ["person_id"], unique=False)
    op.create_table(
        "abbreviation",
        sa.Column("short", sa.String(), nullable=False),
        sa.Column("long_folded", sa.String(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("short_folded", sa.String(), nullable=False),
        sa.Column("long", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("short", "long_folded", "article_id"),
    )
    op.create_index(op.f("ix_abbreviation_article_id"), "abbreviation", ["article_id"], unique=False)
    op.create_index(op.f("ix_abbreviation_short_folded"), "abbreviation", ["short_folded"], unique=False)
    op.create_table(
        "article_author",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "position"),
    )
    op.create_index(op.f("ix_article_author_folded"), "article_author", ["folded"], unique=False)
    op.create_table(
        "article_date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("mod", sa.String(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("expression", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_article_date_article_id"), "article_date", ["article_id"], unique=False)
    op.create_index(
        "ix_article_date_fine",
        "article_date",
        ["first_day", "last_day", "article_id"],
        unique=False,
        sqlite_where=sa.text("last_day - first_day < 32"),
    )
    op.create_index("ix_article_date_status", "article_date", ["status", "type"], unique=False)
    op.create_index(
        "ix_article_date_wide",
        "article_date",
        ["first_day", "last_day", "article_id"],
        unique=False,
        sqlite_where=sa.text("last_day - first_day >= 32"),
    )
    op.create_table(
        "article_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("roles", sa.String(), nullable=False),
        sa.Column("mention_count", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("article_id", "position"),
    )
    op.create_index("ix_article_person_article_person", "article_person", ["article_id", "person_id"], unique=False)
    op.create_index("ix_article_person_person_article", "article_person", ["person_id", "article_id", "mention_count"], unique=False)
    op.create_table(
        "article_quote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("cue", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_article_quote_article_id"), "article_quote", ["article_id"], unique=False)
    op.create_table(
        "article_text",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("standfirst", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("comments", sa.String(), nullable=False),
        sa.Column("forms", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_table(
        "copy_signature",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("placed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("ix_copy_signature_waiting", "copy_signature", ["article_id"], unique=False, sqlite_where=sa.text("NOT placed"))
    op.create_table(
        "correction",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "name"),
    )
    op.create_table(
        "dropped_part",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "position"),
    )
    op.create_table(
        "input_document",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_input_document_article_id"), "input_document", ["article_id"], unique=False)
    op.create_index(op.f("ix_input_document_content_hash"), "input_document", ["content_hash"], unique=False)
    op.create_index(op.f("ix_input_document_path"), "input_document", ["path"], unique=False)
    op.create_table(
        "published_candidate",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "position"),
    )
    op.create_table(
        "person_block",
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("article_person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_person_id"], ["article_person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("block", "article_person_id"),
    )
    op.create_index(op.f("ix_person_block_article_person_id"), "person_block", ["article_person_id"], unique=False)
    op.create_table(
        "person_mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_person_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["article_person_id"], ["article_person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_person_mention_article_person_id"), "person_mention", ["article_person_id"], unique=False)
    op.execute(CREATE_ARTICLE_FTS)
    op.execute(CREATE_ARTICLE_TERMS)
    op.execute(NAME_ARCHIVE)
