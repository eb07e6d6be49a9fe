"""Where fetched pages are kept as they came: a folder, or a bucket of anything that speaks S3."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from factcheck.settings import env
from factcheck.settings.base import VAR_DIR


def storage_at(where: str) -> dict[str, Any]:
    """`s3://bucket/folder?endpoint=https://…` or the path of a folder. Keys come as boto3 reads them."""
    parts = urlsplit(where)
    if parts.scheme != "s3":
        options = {"location": where, "file_permissions_mode": 0o640, "directory_permissions_mode": 0o750}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    asked = parse_qs(parts.query)
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": parts.netloc,
            "location": parts.path.strip("/"),
            "endpoint_url": asked.get("endpoint", [None])[0],
            "region_name": asked.get("region", [None])[0],
            "file_overwrite": False,
            "default_acl": None,
        },
    }


SNAPSHOT_STORE = env.text("SNAPSHOT_STORE", str(VAR_DIR / "snapshots"))
STORAGE = storage_at(SNAPSHOT_STORE)
