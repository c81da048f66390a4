"""Tables of speed and accuracy, each one command; on import, every thread pool gets one thread.

The limits are environment variables that libraries read when they load, so they are set here,
before any of them is imported.
"""

import os

ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
}

os.environ.update(ONE_THREAD)
