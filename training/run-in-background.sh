#!/bin/sh
# Runs one step of the training in the background, politely and with its output in training/work/<step>.log:
#   sh training/run-in-background.sh diffusion --minutes 600
# PYTHON names the interpreter. The allocator settings keep freed memory in the process: on a CPU, giving every tensor
# back to the system and asking for it anew costs a large part of the time. Threads wait awake for some microseconds:
# sleeping at once makes small steps a third slower, and staying awake would starve whatever else is running.
set -eu
cd "$(dirname "$0")/.."
mkdir -p training/work
log="training/work/$1.log"
MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_TOP_PAD_=500000000 \
GOMP_SPINCOUNT=10000 OMP_NUM_THREADS="${OMP_NUM_THREADS:-2}" PYTHONUNBUFFERED=1 \
  setsid nohup nice -n 19 "${PYTHON:-python}" training/train.py "$@" >>"$log" 2>&1 </dev/null &
echo "process $!, log $log"
