"""Triages an archive of mboxes with Apache Spark: each task pipes one piece through `postroom triage --json`.

usage: spark-submit [--master URL] spark_job.py ARCHIVE --desk DESK --out OUT [--labels FILE] [--range-bytes N] [--postroom COMMAND]

Results are files below OUT/results; what has one is not done again. LABELS (CSV or .jsonl: message_id, service) are joined with
them and give accuracy by service. Codes: those of results.py, and 75 where the job stopped before its end.
"""
import argparse
import os
import pathlib
import sys

from pyspark.sql import SparkSession, functions as f

import results
import unit as one

HERE = pathlib.Path(__file__).resolve().parent
ROW = "message_id string, predicted string, sure boolean"


def triage(spark, job, units):
    """One task a piece, the largest first, so that no long one is left for the end."""
    waiting = sorted((unit for unit in units if results.is_open(job, unit)), key=lambda unit: unit["start"] - unit["end"])
    print(f"{len(waiting)} of {len(units)} pieces to do", file=sys.stderr)
    if waiting:
        tasks = spark.sparkContext.parallelize(waiting, len(waiting))
        return tasks.map(lambda unit: one.settle(unit, job)).collect()
    return []


def accuracy(spark, job, units, path):
    """By labelled service, from a join. Labels that contradict each other count for none."""
    read = spark.read.option("header", True).option("escape", '"')
    place = pathlib.Path(path).resolve().as_uri()
    told = spark.read.schema("message_id string, service string").json(place) if path.endswith(".jsonl") else read.csv(place)
    known = (told.where("message_id != ''").groupBy("message_id").agg(f.min("service").alias("service"), f.max("service").alias("other"))
             .where("service = other").drop("other"))
    paths = [one.result_path(job, unit) for unit in units if not results.is_open(job, unit)]
    if not paths:
        return {}
    decided = spark.sparkContext.parallelize(paths, min(len(paths), 1000)).flatMap(results.rows)
    joined = spark.createDataFrame(decided, ROW).join(known, "message_id")
    right = f.col("predicted") == f.col("service")
    sums = [f.sum(column.cast("long")) for column in (f.lit(True), right, f.col("sure"), f.col("sure") & right)]
    return {row[0]: row[1:] for row in joined.groupBy("service").agg(*sums).collect()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    results.arguments(parser)
    parser.add_argument("--labels")
    options = parser.parse_args()
    spark = None
    try:
        with results.lock(options.out):
            job, units = results.begin(options)
            spark = SparkSession.builder.appName("postroom archive").getOrCreate()
            for module in ("mboxes.py", "unit.py", "results.py"):
                spark.sparkContext.addPyFile(str(HERE / module))
            try:
                triage(spark, job, units)
            except Exception as error:
                raise results.Stop(results.TRY_LATER, f"The job stopped; what is done is kept. {cause(error)}")
            is_well = results.report(job, units)
            if options.labels:
                results.print_accuracy(accuracy(spark, job, units, options.labels))
            return 0 if is_well else 1
    except results.Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    finally:
        if spark:
            spark.stop()


def cause(error):
    """The words of a worker in Spark's report, which is pages long."""
    for line in str(error).splitlines():
        if "JobFailure: " in line:
            return line.partition("JobFailure: ")[2]
    return f"{type(error).__name__}: {str(error)[:1000]}"


if __name__ == "__main__":
    sys.exit(main())
