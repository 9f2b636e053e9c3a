# SPDX-License-Identifier: Apache-2.0
"""Writes the program that asks a compiler and a linker for every symbol.

It is C and C++ at once. When run, it calls each function with zeros, in a
process of its own, and prints how that ended, as "SYMBOL ENDING":
    0, -4 ...  what the function returned, taken as an OSStatus
    aborts     the process ended itself, as for a wrong use
    crashes    a signal ended it
    hangs      10 s passed
"""

_HEAD = """\
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __cplusplus
#define IN_C extern "C"
#else
#define IN_C extern
#endif
"""

_MAIN = """\
typedef long (*AnyFunction)(long, long, long, long, long, long, long, long);
struct Function {
  const char* name;
  void (*address)(void);
};
static const struct Function functions[] = {
%(functions)s
    {0, 0}};
static const void* const variables[] = {
%(variables)s
    0};

static void Call(const struct Function* function, int output) {
  if (!freopen("/dev/null", "w", stderr)) _exit(1);
  if (!freopen("/dev/null", "w", stdout)) _exit(1);
  alarm(10);
  int result =
      (int)((AnyFunction)function->address)(0, 0, 0, 0, 0, 0, 0, 0);
  if (write(output, &result, sizeof(result)) < 0) _exit(1);
  _exit(0);
}

static void Try(const struct Function* function) {
  int ends[2];
  int result = 0;
  int status = 0;
  if (pipe(ends)) _exit(1);
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) Call(function, ends[1]);
  close(ends[1]);
  int is_returned = read(ends[0], &result, sizeof(result)) == sizeof(result);
  close(ends[0]);
  waitpid(child, &status, 0);
  if (is_returned) {
    printf("%%s %%d\\n", function->name, result);
  } else {
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    printf("%%s %%s\\n", function->name,
           number == SIGABRT ? "aborts" : number == SIGALRM ? "hangs" :
           "crashes");
  }
}

int main(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  for (const struct Function* f = functions; f->name; ++f) Try(f);
  return variables[0] != 0 || functions[0].name != 0 ? 0 : 1;
}
"""


def _at(row, *lines):
    """Makes the compiler's messages about each line name the table's row."""
    file, number = row.place.split(":")
    return "\n".join(f'#line {number} "{file}"\n{line}' for line in lines)


def _declaration(row, number):
    symbol = row.symbol
    if row.section == "[undeclared]":
        return _at(row, f"IN_C int {symbol}(void);")
    if row.kind == "constant":
        return _at(row, f"extern char constant_{number}"
                   f"[({symbol}) == 0 ? 1 : 2];")
    if row.kind == "type":
        return _at(row, f"typedef {symbol} type_{number};")
    if row.kind == "macro":
        return _at(row, f"#ifndef {symbol}", f"#error {symbol} is no macro",
                   "#endif")
    return ""


def source(rows, headers):
    """The program that uses all of `rows`, which must be present ones."""
    parts = [_HEAD]
    parts += [f"#include <{header}>" for header in headers]
    parts += [_declaration(row, number) for number, row in enumerate(rows)]
    functions = [
        _at(row, f'    {{"{row.symbol}", (void (*)(void)){row.symbol}}},')
        for row in rows if row.kind in ("function", "inline")
    ]
    variables = [_at(row, f"    &{row.symbol},")
                 for row in rows if row.kind == "variable"]
    parts.append(_MAIN % {
        "functions": "\n".join(functions),
        "variables": "\n".join(variables)
    })
    return "\n".join(parts)
