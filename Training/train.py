"""Trains the English model from the treebanks, the name lists and the unlabelled text, into one file.

    python Training/train.py --data ../shared/data --work .build/training --out Data/model/en.casusmodel

CPU only. Every stage leaves its result in the work folder and is skipped when that is there, so an interrupted run goes on where it was.
"""

import argparse
import hashlib
import json
import os
import pickle
import random
import time
from pathlib import Path

os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

import augment
import conllu
import export
import headlines
import lemmas
import names as names_head
import naming
import numpy as np
import silver
import sources
import splitter
from labels import weak_labels
from parser import Parser, score

FILES = {
    "ewt": "treebank/en_ewt-train.conllu",
    "gum": "treebank/en_gum-open-train.conllu",
    "ewt-dev": "treebank/en_ewt-dev.conllu",
    "gum-dev": "treebank/en_gum-open-dev.conllu",
    "uner": "names/uner_ewt-dev.iob2",
    "politics": "names/crossner-politics-train.bio",
    "politics-dev": "names/crossner-politics-dev.bio",
    "re3d": "names/re3d-open.ndjson",
    "stream": "stream/stream-2025.ndjson",
    "articles": "articles/wikinews-2019.ndjson",
    "leaders": "facts/leaders.ndjson",
}
TEACHERS = (11, 21, 41)  # seeds; the first is the one that the parser goes on from
LEARNED_FROM = [k for k in FILES if k not in ("ewt-dev", "gum-dev")]


class Run:
    def __init__(self, options):
        self.options = options
        self.path = {k: Path(options.data) / v for k, v in FILES.items()}
        self.work = Path(options.work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.ewt, self.gum, self.dev, self.gum_dev = (
            conllu.read(self.path[k]) for k in ("ewt", "gum", "ewt-dev", "gum-dev")
        )
        self.scores = {}

    def stage(self, name, load, make):
        at = self.work / name
        if not at.exists():
            start, cpu = time.time(), time.process_time()
            make(at)
            print(
                f"{name}: {time.time() - start:.0f} s, {time.process_time() - cpu:.0f} CPU-seconds",
                flush=True,
            )
        return load(at)

    def splitter(self):
        def make(at):
            banks = [self.ewt, self.gum]
            pool = sorted(
                {
                    f
                    for b in banks
                    for s in b
                    for f, u in zip(s.forms, s.upos)
                    if u == "PROPN" and f.isalpha() and f[0].isupper() and len(f) > 3
                }
            )
            rng = np.random.default_rng(5)

            def fresh():
                return [
                    (
                        [
                            [augment.varied(s, rng, pool, k == 0) for k, s in enumerate(p)]
                            for p in splitter.paragraphs(b)
                        ],
                        1.0,
                    )
                    for b in banks
                ]

            made = splitter.Splitter(self.ewt + self.gum)
            made.train(fresh, 14, None, self.dev)
            made.save(at)

        return self.stage("splitter.pickle", splitter.Splitter.load, make)

    def teacher(self, seed):
        def make(at):
            made = Parser(self.ewt + self.gum, seed=seed, lazy=True)
            made.train(self.ewt + self.gum, self.options.epochs, self.dev, every=3, drop=0.2)
            made.save(at)

        return self.stage(f"teacher-{seed}.pickle", Parser.load, make)

    def refined(self, seed, text):
        """A teacher that has also read the treebanks told in the present tense."""

        def make(at):
            gold, rng = self.ewt + self.gum, np.random.default_rng(77)
            made = Parser(gold, seed=seed + 30, more=text, start=self.teacher(seed))
            made.train(
                gold,
                3,
                self.dev,
                rate=1e-3,
                drop=0.25,
                rows_rate=0.4,
                extra=lambda epoch: headlines.retold(gold, rng),
            )
            made.save(at)

        return self.stage(f"refined-{seed}.pickle", Parser.load, make)

    def refined_teachers(self, text):
        return [self.refined(seed, text) for seed in TEACHERS]

    def silver(self, words):
        """The unlabelled text with what the teachers together make of it, doubts included."""

        def make(at):
            text = self.unlabelled(words)
            sure = silver.agreed(self.refined_teachers(text), text)
            least = np.quantile(sure, self.options.unsure)
            kept = [s for s, q in zip(text, sure) if q >= least and silver.plausible(s)]
            print(f"silver: {len(kept)} of {len(text)} sentences", flush=True)
            at.write_bytes(pickle.dumps(kept))

        kept = self.stage("silver.pickle", lambda at: pickle.loads(at.read_bytes()), make)
        for s in kept:
            s.weight = self.options.silver
        return kept

    def unlabelled(self, words):
        return silver.unlabelled(words, self.path["stream"], self.path["articles"])

    def parser(self, words):
        def make(at):
            gold, text = self.ewt + self.gum, self.silver(words)
            rng = np.random.default_rng(78)
            teacher = self.refined_teachers(self.unlabelled(words))[0]
            made = Parser(gold, seed=31, more=text, start=teacher)
            made.train(
                gold,
                self.options.student_epochs,
                self.dev,
                rate=1.4e-3,
                drop=0.25,
                rows_rate=0.4,
                extra=lambda epoch: text + headlines.retold(gold, rng),
            )
            made.save(at)

        return self.stage("parser.pickle", Parser.load, make)

    def names(self, parser, words):
        demonyms, countries = naming.demonyms(self.path["leaders"]), naming.countries(
            self.path["leaders"]
        )
        gold = (
            sources.uner(self.path["uner"])
            + sources.crossner(self.path["politics"])
            + sources.crossner(self.path["politics-dev"])
            + sources.gum(self.path["gum"])
        )
        reports = sources.re3d(self.path["re3d"], words)
        stream = sources.stream(self.path["stream"], words)
        for item in gold + reports:
            naming.mark_demonyms(item, demonyms)
        names_head.encode(parser, gold + reports + stream)
        gold, reports, stream = (
            [i for i in part if hasattr(i, "h")] for part in (gold, reports, stream)
        )
        everything = gold + reports + stream

        def train(items, seed, epochs):
            made = names_head.Names(everything, seed=seed)
            made.train(items, epochs)
            return made

        teacher = train(gold, 3, 5)
        weak_labels(stream, teacher.predict(stream), demonyms, countries)
        teacher = train(
            gold + stream, 4, 4
        )  # types settle once the stream's own contexts are learned
        weak_labels(stream, teacher.predict(stream), demonyms, countries)
        if self.options.folds:
            self.cross_validate(gold, stream, reports, train)
        return train(gold + stream + reports * 3, 5, 8)

    def cross_validate(self, gold, stream, reports, train):
        documents = sorted({i.document for i in reports})
        random.Random(2).shuffle(documents)
        part = {d: k % self.options.folds for k, d in enumerate(documents)}
        items, spans = [], []
        early = [i for i in stream if i.document < "2025-10"]
        late = [i for i in stream if i.document >= "2025-10"]
        for k in range(self.options.folds):
            made = train(
                gold
                + (early if k == 0 else stream)
                + [i for i in reports if part[i.document] != k] * 3,
                10 + k,
                6,
            )
            held = [i for i in reports if part[i.document] == k]
            items += held
            spans += made.predict(held)
            if k == 0:
                self.scores["stream link recall, October to December held out"] = (
                    naming.link_recall(late, made.predict(late))
                )
        f, p, r = names_head.f1(items, spans)
        self.scores["re3d PER/ORG/LOC F1, cross-validated"] = f
        print(
            f"re3d F1 {f:.3f} P {p:.3f} R {r:.3f}, untyped {names_head.f1(items, spans, typed=False)[0]:.3f}",
            self.scores,
            flush=True,
        )


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--data", default="../shared/data")
    options.add_argument("--work", default=".build/training")
    options.add_argument("--out", default="Data/model/en.casusmodel")
    options.add_argument("--epochs", type=int, default=13)
    options.add_argument("--student-epochs", type=int, default=7)
    options.add_argument("--silver", type=float, default=0.8, help="weight of a silver sentence")
    options.add_argument(
        "--unsure", type=float, default=0.05, help="share of the unlabelled text that is left out"
    )
    options.add_argument("--folds", type=int, default=4)
    options.add_argument("--created", default=time.strftime("%Y-%m-%d"))
    run = Run(options.parse_args())
    split = run.splitter()
    words = sources.Words(split)
    parser = run.parser(words)
    head = run.names(parser, words)
    for bank, sentences in (("EWT dev", run.dev), ("GUM dev", run.gum_dev)):
        given = score(sentences, parser.parse(sentences))
        run.scores |= {f"{bank}, given words, {k}": v for k, v in given.items()}
    run.scores |= {f"EWT dev, raw, {k}": 100 * v for k, v in split.score(run.dev).items()}
    digest = hashlib.sha256()
    for name in LEARNED_FROM:
        digest.update(run.path[name].read_bytes())
    export.save(
        run.options.out,
        parser,
        lemmas.Lemmas(run.ewt + run.gum),
        split,
        head,
        run.scores,
        digest.hexdigest(),
        run.options.created,
    )
    print(json.dumps(run.scores, indent=1))


if __name__ == "__main__":
    main()
