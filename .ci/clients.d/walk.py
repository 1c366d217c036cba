"""Drives the generated client: a file as a dry run, its results, the release and the undo."""

import json
import sys
import time

from muster_client import ApiClient, Configuration
from muster_client.api.files_api import FilesApi
from muster_client.api.jobs_api import JobsApi
from muster_client.api.people_api import PeopleApi
from muster_client.exceptions import NotFoundException
from muster_client.models.file_options import FileOptions
from muster_client.models.file_size import FileSize
from muster_client.models.match_key import MatchKey
from muster_client.models.new_file_job import NewFileJob
from muster_client.models.new_job import NewJob
from muster_client.models.row_mode import RowMode
from muster_client.models.undo_options import UndoOptions

url, key = sys.argv[1:]
client = ApiClient(Configuration(host=url, access_token=key))
jobs, files, people = JobsApi(client), FilesApi(client), PeopleApi(client)


def end(job):
    while job.state.value not in ("completed", "cancelled", "refused"):
        time.sleep(0.2)
        job = jobs.get_job(job.id)
    assert job.state.value == "completed", job
    assert job.totals.selected == 3, job
    return job


options = FileOptions(match=MatchKey.ID, mode=RowMode.UPSERT)
opened = jobs.submit_job(NewJob(NewFileJob(rows=options, dry_run=True)))
# Of several media types the generated client takes the first that looks like JSON, unless the call names one.
file = "id,first_name,score:number\npy-1,Ada,1\npy-2,Ben,2\npy-3,Cleo,3\n"
part = files.put_part(opened.id, 1, file, _content_type="text/csv")
assert part.rows == 3, part
closed = files.close_job(opened.id, FileSize(parts=1, rows=3), prefer="wait=10")
assert end(closed).totals.created == 3

# The generated client decodes JSON and text, so it hands over lines of JSON as bytes.
results = jobs.get_results_without_preload_content(opened.id)
lines = [json.loads(line) for line in results.read().splitlines()]
assert sorted((line["row"], line["id"]) for line in lines) == [(1, "py-1"), (2, "py-2"), (3, "py-3")], lines
table = jobs.get_results(opened.id, _headers={"Accept": "text/csv"})
assert "py-1,Ada,1,1 of part 1,created," in table.splitlines(), table

released = end(jobs.release_job(opened.id))
assert released.totals.created == 3 and released.release_of == opened.id, released
assert people.get_person("py-2").attributes["score"].actual_instance == 2

undone = end(jobs.undo_job(released.id, undo_options=UndoOptions(note="walk")))
assert undone.totals.changed == 3, undone
try:
    people.get_person("py-2")
    raise AssertionError("the person is still there")
except NotFoundException as missing:
    assert missing.data.code.value == "not_found", missing
print("Python: dry run 3 created, release 3 created, undo 3 changed")
