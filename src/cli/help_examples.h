// SPDX-License-Identifier: Apache-2.0
// What `shakedown --help` and `shakedown COMMAND --help` say beside the flags.
// Constants; any thread.
#ifndef SHAKEDOWN_CLI_HELP_EXAMPLES_H_
#define SHAKEDOWN_CLI_HELP_EXAMPLES_H_

namespace shakedown::cli {

inline constexpr char kDescription[] =
    "Shakedown: Apple's Secure Transport for tests, deterministic, on Linux.\n"
    "For tests only: every key comes from the seed.\n";

inline constexpr char kExamples[] =
    "Examples:\n"
    "  shakedown run scenarios/trust/expired-leaf.yaml   one scenario, drawn\n"
    "  shakedown run scenarios                           all, with a summary\n"
    "  shakedown serve FILE                              for curl, by hand\n"
    "  shakedown check                                   what must hold of "
    "all\n"
    "  shakedown list                                    what there is\n"
    "  shakedown explain -9807                           what a code means\n"
    "  shakedown new my-case --from=-9807                a file to start from\n"
    "  shakedown bench                                   how fast it is\n"
    "\n"
    "Flags of a command: shakedown run --help. Exit status: 0 if all is as\n"
    "expected, 1 if not, 2 if the input is wrong and nothing was run.";

inline constexpr char kRunExamples[] =
    "Examples:\n"
    "  shakedown run scenarios --format=junit            for a CI server\n"
    "  shakedown run FILE --profile=catalina-10.15       as macOS 10.15 does\n"
    "  shakedown run FILE --profile=all                  in every era, a "
    "table\n"
    "  shakedown run FILE --seed=0x51f3                  with other keys\n"
    "  shakedown run FILE --exec='./client {host} {port}'  another app\n"
    "  shakedown run FILE --pcap=a.pcap --keylog=a.keys  for Wireshark";

inline constexpr char kServeExamples[] =
    "Examples:\n"
    "  shakedown serve FILE --port=4433 --anchors=/tmp/anchors.pem\n"
    "  shakedown serve FILE --once                       one client, then end";

inline constexpr char kCheckExamples[] =
    "Properties: segmentation, repeat, time-lapse.\n"
    "Examples:\n"
    "  shakedown check                                   all, of all\n"
    "  shakedown check FILE --property=segmentation      one, of one";

inline constexpr char kListExamples[] =
    "Examples:\n"
    "  shakedown list\n"
    "  shakedown list scenarios/trust --format=json\n"
    "  shakedown list defects                            of certificates\n"
    "  shakedown list faults                             of the peer\n"
    "  shakedown list findings                           what apps do wrong";

inline constexpr char kExplainExamples[] =
    "Examples:\n"
    "  shakedown explain -9807\n"
    "  shakedown explain errSSLXCertChainInvalid --format=json\n"
    "  shakedown explain --profiles                      what each era does";

inline constexpr char kNewExamples[] =
    "Examples:\n"
    "  shakedown new my-first-case                       a client, commented\n"
    "  shakedown new my-case --from=server               client, server, "
    "matrix\n"
    "  shakedown new my-case --from=-9807                from one that gives "
    "it\n"
    "  shakedown new my-case --from=FILE                 from that one";

inline constexpr char kFmtExamples[] =
    "Examples:\n"
    "  shakedown fmt scenarios                           all, parts too\n"
    "  shakedown fmt --check FILE                        status 1 if it "
    "isn't";

inline constexpr char kShowExamples[] =
    "Examples:\n"
    "  shakedown show FILE                               parts merged in\n"
    "  shakedown show FILE --as=cpp                      a ScenarioBuilder\n"
    "  shakedown show 'FILE[axis=value]'                 a cell of a matrix";

}  // namespace shakedown::cli

#endif  // SHAKEDOWN_CLI_HELP_EXAMPLES_H_
