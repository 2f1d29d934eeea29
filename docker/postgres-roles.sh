#!/bin/sh
# Runs once, when the database is made: the role that Tocsin runs as, which owns nothing.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 \
  --set password="$TOCSIN_DATABASE_PASSWORD" <<'SQL'
create role tocsin login password :'password';
SQL
