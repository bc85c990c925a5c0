"""Exit with 0 when the PostgreSQL at the address in the first argument answers within 3 s."""

import sys

import psycopg


def main(url: str) -> int:
    """Try to connect to the server's maintenance database; the test database is made later."""
    server = url.rsplit("/", 1)[0] + "/postgres"
    try:
        with psycopg.connect(server, connect_timeout=3) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        sys.stdout.write(f"No PostgreSQL: {str(error).splitlines()[0]}\n")
        return 1
    sys.stdout.write(f"PostgreSQL {version // 10000} answers.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
