"""Celery. A message is a hint and the row is the truth: nothing here needs a message to arrive."""

from kombu import Queue as BrokerQueue

from claims.domain.topics import Queue
from factcheck import embedded
from factcheck.settings import env
from factcheck.settings.base import EMBEDDED, VAR_DIR

CELERY_BROKER_URL = embedded.broker_url(VAR_DIR) if EMBEDDED else env.text("REDIS_URL")
CELERY_TASK_DEFAULT_QUEUE = "factcheck"
# A worker that is told nothing serves all of these; `worker -Q ingest` gives one machine to one of them.
# Each has a key of its own: queues that share one would each get a copy of every hint.
CELERY_TASK_QUEUES = tuple(
    BrokerQueue(name, routing_key=name) for name in (CELERY_TASK_DEFAULT_QUEUE, *map(str, Queue))
)
CELERY_TASK_DEFAULT_ROUTING_KEY = CELERY_TASK_DEFAULT_QUEUE

CELERY_IMPORTS = ("claims.tasks.clock", "claims.tasks.drain")
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True

# A hint is done with when it is taken: if its worker dies, the row's lease ends and the row is found.
CELERY_TASK_ACKS_LATE = False
# No worker hoards hints that another could use.
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 120
CELERY_TASK_TIME_LIMIT = 150
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_ENABLE_SOFT_SHUTDOWN_ON_IDLE = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False

# A dead broker must not hold a request: one short try, and the reconciler finds the row later.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Above the hard time limit, so that work in progress is not handed out again.
    "visibility_timeout": 300,
    "socket_connect_timeout": 1,
    "socket_timeout": 2,
    # Without this, redis-py makes three more tries with pauses between them.
    "retry_on_timeout": False,
}

CELERY_TIMEZONE = "UTC"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False

RECONCILE_SECONDS = 1.0
"""How long a row may lie whose hint was lost. The beat and every worker look this often."""

TICK_SECONDS = 5.0
"""How late what has a time may be."""

CELERY_BEAT_SCHEDULE = {
    "tick": {
        "task": "claims.tick",
        "schedule": TICK_SECONDS,
        "options": {"expires": TICK_SECONDS},
    },
    "reconcile": {
        "task": "claims.reconcile",
        "schedule": RECONCILE_SECONDS,
        # Reminders that pile up while no worker runs are worth nothing.
        "options": {"expires": RECONCILE_SECONDS},
    },
}
