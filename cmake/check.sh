#!/bin/sh
# What ./dev check does: formatting, clang-tidy, sanitizers. Sourced by ./dev, whose functions it uses.

project_git() { git -C "$root" -c safe.directory="$root" "$@"; }

# C++ files, tracked or new, relative to the root.
cpp_files() {
  project_git ls-files --cached --others --exclude-standard -- '*.cpp' '*.hpp' | sort -u | existing
}

existing() {
  while IFS= read -r path; do
    [ ! -f "$root/$path" ] || printf '%s\n' "$path"
  done
}

# What changed since origin/main; where that is the commit at hand itself, since the commit before.
changed_cpp_files() {
  head=$(project_git rev-parse HEAD)
  base=$(project_git merge-base origin/main HEAD 2>/dev/null || true)
  if [ -z "$base" ] || [ "$base" = "$head" ]; then
    base=$(project_git rev-parse --verify --quiet HEAD~ || project_git hash-object -t tree /dev/null)
  fi
  {
    project_git diff --name-only --diff-filter=d "$base" -- '*.cpp' '*.hpp'
    project_git ls-files --others --exclude-standard -- '*.cpp' '*.hpp'
  } | sort -u | existing
}

# clang-tidy reads .cpp files: for a header, its own or else the first that includes it.
compiled_files() {
  while IFS= read -r path; do
    case $path in
      *.cpp) printf '%s\n' "$path" ;;
      *)
        if [ -f "$root/${path%.hpp}.cpp" ]; then
          printf '%s\n' "${path%.hpp}.cpp"
        else
          cpp_files | grep '\.cpp$' | (cd "$root" && xargs -r grep -lF "#include \"$path\"") | head -n 1
        fi
        ;;
    esac
  done | sort -u
}

check_format() {
  say "clang-format"
  cpp_files | (cd "$root" && xargs -r clang-format-14 --dry-run --Werror)
}

check_tidy() {
  # clang cannot read precompiled headers of g++: it gets the commands without them.
  mkdir -p "$root/build/tidy"
  sed -E 's# (-Winvalid-pch|-fpch-preprocess|-include [^ ]*cmake_pch\.hxx)##g' \
    "$root/build/compile_commands.json" >"$root/build/tidy/compile_commands.json"
  files=$(if [ "$1" = all ]; then cpp_files; else changed_cpp_files; fi | compiled_files)
  if [ -z "$files" ]; then
    say "clang-tidy: nothing has changed"
    return
  fi
  say "clang-tidy on $(printf '%s\n' "$files" | wc -l) files"
  more_checks=''
  if [ "$1" = all ]; then more_checks='clang-analyzer-*'; fi
  report=$root/build/tidy/report.txt
  code=0
  printf '%s\n' "$files" | (cd "$root" && xargs -P "$(job_count)" -n 1 clang-tidy-16 -p build/tidy --quiet \
    --extra-arg=-Wno-unknown-warning-option --checks="$more_checks" \
    --header-filter="^$root/(api|bench|engine|reports|tests|workflows)/") >"$report" 2>&1 || code=$?
  # It counts the warnings of system headers too, and then does not show them.
  grep -vE '^[0-9]+ (warning|error)s?.* generated|^$' "$report" || true
  return "$code"
}

check_sanitized() {
  # shellcheck disable=SC2086
  install_packages $test_packages
  install_tools
  configure sanitize "$root/build-sanitize"
  build "$root/build-sanitize" all
  run_tests "$root/build-sanitize"
}
