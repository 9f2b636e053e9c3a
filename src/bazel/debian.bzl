"""The libraries that come from Debian packages, each as a Bazel repository.

A repository holds links to that package's headers and libraries alone, so no
header of /usr/include can be included by accident.
"""

def _debian_library_impl(ctx):
    for destination, source in ctx.attr.headers.items():
        if not ctx.path(source).exists:
            fail("%s is missing: install the Debian package %s" %
                 (source, ctx.attr.package))
        ctx.symlink(source, destination)
    archives = []
    for source in ctx.attr.archives:
        if not ctx.path(source).exists:
            fail("%s is missing: install the Debian package %s" %
                 (source, ctx.attr.package))
        archive = "lib/" + source.split("/")[-1]
        ctx.symlink(source, archive)
        archives.append(archive)
    ctx.file("BUILD", """
exports_files(glob(["lib/*"]))
filegroup(
    name = "archives",
    srcs = {archives},
    visibility = ["//visibility:public"],
)
cc_library(
    name = "headers",
    hdrs = glob(["include/**", "arch/**"]),
    includes = ["include", "arch"],
    visibility = ["//visibility:public"],
)
cc_library(
    name = "lib",
    srcs = {archives},
    linkopts = {linkopts},
    visibility = ["//visibility:public"],
    deps = [":headers"],
)
""".format(archives = repr(archives), linkopts = repr(ctx.attr.linkopts)))

debian_library = repository_rule(
    implementation = _debian_library_impl,
    local = True,
    attrs = {
        "package": attr.string(mandatory = True),
        "headers": attr.string_dict(),
        "archives": attr.string_list(),
        "linkopts": attr.string_list(),
    },
)

_LIB = "/usr/lib/x86_64-linux-gnu/"

def debian_packages():
    """Declares every library that this project takes from Debian."""
    debian_library(
        name = "openssl",
        package = "libssl-dev",
        headers = {
            "include/openssl": "/usr/include/openssl",
            "arch/openssl": "/usr/include/x86_64-linux-gnu/openssl",
        },
        archives = [_LIB + "libssl.a", _LIB + "libcrypto.a"],
    )
    debian_library(
        name = "googletest",
        package = "libgmock-dev",
        headers = {
            "include/gtest": "/usr/include/gtest",
            "include/gmock": "/usr/include/gmock",
        },
        archives = [
            _LIB + "libgmock_main.a",
            _LIB + "libgmock.a",
            _LIB + "libgtest.a",
        ],
        linkopts = ["-lpthread"],
    )
    debian_library(
        name = "yaml_cpp",
        package = "libyaml-cpp-dev",
        headers = {"include/yaml-cpp": "/usr/include/yaml-cpp"},
        # Debian's archive is not position-independent: no part of a library.
        linkopts = ["-lyaml-cpp"],
    )
    debian_library(
        name = "nlohmann_json",
        package = "nlohmann-json3-dev",
        headers = {"include/nlohmann": "/usr/include/nlohmann"},
    )
    debian_library(
        name = "cli11",
        package = "libcli11-dev",
        headers = {"include/CLI": "/usr/include/CLI"},
    )
