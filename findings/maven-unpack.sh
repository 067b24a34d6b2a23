#!/usr/bin/env bash
# Maven's dependency:unpack is called twice for one artifact, with two output folders, from a folder without a project.
#
# One would guess: the artifact is in both folders; nothing is written elsewhere.
# What happens:    the second call ends well and unpacks nothing: a marker of the first one says that it was done, without saying
#                  where to. The marker lies in a folder whose name is literally ${project.basedir}, where Maven was called.
#                  In a project it lies below target, with the same outcome when the output folder is changed.
# What follows:    a script unpacks from a folder of its own; in a build, "clean" comes before a changed folder is used. An exit
#                  code of 0 does not say that the files are there.
# Where:           the build, where a server is unpacked for its tests; lib.sh here calls Maven from its temporary folder.
#
# Output:
#   first: exit code 0, unpacked: yes
#   second: exit code 0, unpacked: no
#   folder named ${project.basedir}: yes
. "$(dirname "$0")/lib.sh"

unpack() {
  local code=0
  maven unpack -Dartifact=org.jspecify:jspecify:1.0.0:jar -DoutputDirectory="$work/$1" || code=$?
  echo "exit code $code, unpacked: $(if [ -d "$work/$1/org" ]; then echo yes; else echo no; fi)"
}

expect "first" "exit code 0, unpacked: yes" "$(unpack first)"
expect "second" "exit code 0, unpacked: no" "$(unpack second)"
expect 'folder named ${project.basedir}' yes "$(if [ -d "$work/\${project.basedir}" ]; then echo yes; else echo no; fi)"
