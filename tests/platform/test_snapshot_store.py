"""Where fetched pages are kept is one variable: a folder, or a bucket."""

from factcheck.settings.snapshots import storage_at


def test_a_path_is_a_folder() -> None:
    storage = storage_at("/srv/kept pages")

    assert storage["BACKEND"] == "django.core.files.storage.FileSystemStorage"
    assert storage["OPTIONS"]["location"] == "/srv/kept pages"


def test_an_address_of_s3_is_a_bucket_that_is_never_written_over() -> None:
    storage = storage_at("s3://desk/kept/pages?endpoint=https://s3.harwick.example&region=eu-1")

    assert storage["BACKEND"] == "storages.backends.s3.S3Storage"
    options = storage["OPTIONS"]
    assert (options["bucket_name"], options["location"]) == ("desk", "kept/pages")
    assert (options["endpoint_url"], options["region_name"]) == ("https://s3.harwick.example", "eu-1")
    assert options["file_overwrite"] is False
    assert storage_at("s3://desk")["OPTIONS"]["endpoint_url"] is None
