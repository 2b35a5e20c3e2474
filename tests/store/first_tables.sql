CREATE TABLE coopkit_migrations (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	at DATETIME NOT NULL,
	PRIMARY KEY (number)
);

CREATE TABLE classes (
	sequence INTEGER NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	solo BOOLEAN NOT NULL,
	created DATETIME NOT NULL,
	PRIMARY KEY (sequence),
	UNIQUE (code)
);

CREATE TABLE learners (
	sequence INTEGER NOT NULL,
	id TEXT NOT NULL,
	class_code TEXT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	resume_code TEXT NOT NULL,
	joined DATETIME NOT NULL,
	PRIMARY KEY (sequence),
	UNIQUE (class_code, name_key),
	UNIQUE (class_code, resume_code),
	UNIQUE (id),
	FOREIGN KEY(class_code) REFERENCES classes (code)
);

CREATE TABLE seats (
	learner TEXT NOT NULL,
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	away BOOLEAN NOT NULL,
	PRIMARY KEY (learner, number),
	FOREIGN KEY(learner) REFERENCES learners (id)
);

CREATE TABLE answers (
	learner TEXT NOT NULL,
	seat INTEGER NOT NULL,
	exercise TEXT NOT NULL,
	version INTEGER NOT NULL,
	answer JSON NOT NULL,
	schema INTEGER NOT NULL,
	saved_at DATETIME NOT NULL,
	PRIMARY KEY (learner, seat, exercise),
	FOREIGN KEY(learner) REFERENCES learners (id)
);

CREATE TABLE marks (
	learner TEXT NOT NULL,
	seat INTEGER NOT NULL,
	exercise TEXT NOT NULL,
	mark TEXT NOT NULL,
	version INTEGER NOT NULL,
	detail JSON NOT NULL,
	at DATETIME NOT NULL,
	PRIMARY KEY (learner, seat, exercise, mark),
	FOREIGN KEY(learner) REFERENCES learners (id)
);

CREATE TABLE history (
	sequence INTEGER NOT NULL,
	learner TEXT NOT NULL,
	seat INTEGER NOT NULL,
	exercise TEXT NOT NULL,
	client TEXT NOT NULL,
	revision BIGINT NOT NULL,
	copy INTEGER NOT NULL,
	base BIGINT NOT NULL,
	version INTEGER,
	do TEXT NOT NULL,
	applied BOOLEAN NOT NULL,
	answer JSON NOT NULL,
	schema INTEGER NOT NULL,
	at DATETIME NOT NULL,
	PRIMARY KEY (sequence),
	UNIQUE (learner, seat, exercise, client, revision, copy),
	FOREIGN KEY(learner) REFERENCES learners (id)
);
