package dev.tocsin.match.mapping;

import dev.tocsin.match.mapping.RealisticEventsTest.Example;
import dev.tocsin.telemetry.LogFormat;
import java.util.List;

/** Every type of Suricata EVE event that has a mapping of its own, and one that has not. */
final class SuricataExamples {

    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** What every event has. */
    private static final String TUPLE = """
            'timestamp': '2026-03-01T12:00:00.000000+0000', 'flow_id': 1, 'in_iface': 'eth0', 'src_ip': '10.0.0.5', 'src_port': 51544,
            'dest_ip': '192.0.2.9', 'dest_port': 443, 'proto': 'TCP'""";

    private static final String ENDS = """
            'source': {'type': 'ipv4-addr', 'value': '10.0.0.5'}, 'destination': {'type': 'ipv4-addr', 'value': '192.0.2.9'}""";

    static final List<Example> ALL = List.of(
            eve("alert", """
                    'app_proto': 'http', 'tx_id': 0,
                    'ether': {'src_mac': '00:1b:44:11:3a:b7', 'dest_mac': '00:1b:44:11:3a:b8'},
                    'alert': {'action': 'allowed', 'gid': 1, 'signature_id': 2001999, 'rev': 9, 'signature': 'ET MALWARE x',
                              'category': 'A Network Trojan was detected', 'severity': 1},
                    'http': {'hostname': 'bad.test', 'url': '/x.exe', 'http_user_agent': 'curl/8', 'http_method': 'GET',
                             'protocol': 'HTTP/1.1', 'status': 200, 'length': 9},
                    'files': [{'filename': '/x.exe', 'size': 9, 'md5': '%s', 'sha256': '%s', 'state': 'CLOSED'}],
                    'flow': {'pkts_toserver': 4, 'pkts_toclient': 3, 'bytes_toserver': 500, 'bytes_toclient': 400}""".formatted(MD5, SHA256), """
                    'source-mac': {'type': 'mac-addr', 'value': '00:1b:44:11:3a:b7'},
                    'destination-mac': {'type': 'mac-addr', 'value': '00:1b:44:11:3a:b8'},
                    'source': {'type': 'ipv4-addr', 'value': '10.0.0.5', 'resolves_to_refs': ['source-mac']},
                    'destination': {'type': 'ipv4-addr', 'value': '192.0.2.9', 'resolves_to_refs': ['destination-mac']},
                    'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'destination', 'src_port': 51544,
                                'dst_port': 443, 'src_byte_count': 500, 'dst_byte_count': 400, 'src_packets': 4, 'dst_packets': 3,
                                'protocols': ['ipv4', 'tcp', 'http'],
                                'extensions': {'http-request-ext': {'request_method': 'get', 'request_value': '/x.exe',
                                    'request_version': 'http/1.1', 'request_header': {'Host': ['bad.test'], 'User-Agent': ['curl/8']}}}},
                    'host': {'type': 'domain-name', 'value': 'bad.test'}, 'url': {'type': 'url', 'value': 'http://bad.test/x.exe'},
                    'alert-file-1': {'type': 'file', 'name': 'x.exe', 'size': 9, 'hashes': {'MD5': '%s', 'SHA-256': '%s'}},
                    'event': {'type': 'x-oca-event', 'action': 'ET MALWARE x', 'code': 2001999, 'provider': 'suricata',
                              'category': ['A Network Trojan was detected'], 'network_ref': 'traffic'}""".formatted(MD5, SHA256)),
            eve(
                    "anomaly",
                    "'anomaly': {'type': 'decode', 'event': 'decoder.tcp.invalid_optlen', 'layer': 'proto_parser'}",
                    ENDS + ", " + traffic("'protocols': ['ipv4', 'tcp']") + """
                    , 'event': {'type': 'x-oca-event', 'action': 'decoder.tcp.invalid_optlen', 'provider': 'suricata', 'network_ref': 'traffic'}"""),
            eve(
                    "flow",
                    "'app_proto': 'failed', 'flow': {'pkts_toserver': 4, 'pkts_toclient': 3, 'bytes_toserver': 500, 'bytes_toclient': 400}",
                    ENDS + ", " + traffic("""
                    'src_byte_count': 500, 'dst_byte_count': 400, 'src_packets': 4, 'dst_packets': 3, 'protocols': ['ipv4', 'tcp']""")),
            eve(
                    "netflow",
                    "'netflow': {'pkts': 4, 'bytes': 500, 'age': 1}",
                    ENDS + ", " + traffic("'src_byte_count': 500, 'src_packets': 4, 'protocols': ['ipv4', 'tcp']")),
            eve("dns", """
                    'dns': {'version': 3, 'type': 'response', 'id': 1, 'queries': [{'rrname': 'C2.test', 'rrtype': 'A'}],
                            'answers': [{'rrname': 'c2.test', 'rrtype': 'A', 'rdata': '192.0.2.7'},
                                        {'rrname': 'c2.test', 'rrtype': 'TXT', 'rdata': 'x y'}]}""", ENDS + ", " + traffic("'protocols': ['ipv4', 'tcp']") + """
                    , 'answer-1': {'type': 'ipv4-addr', 'value': '192.0.2.7'},
                    'question-1': {'type': 'domain-name', 'value': 'c2.test', 'resolves_to_refs': ['answer-1']}"""),
            eve("http", """
                    'http': {'hostname': 'bad.test', 'http_port': 8080, 'url': '/x', 'http_method': 'POST', 'http_refer': 'http://a.test/',
                             'request_headers': [{'name': 'Host', 'value': 'bad.test'}, {'name': 'X-Key', 'value': '1'}],
                             'response_headers': [{'name': 'Server', 'value': 'nginx'}]}""", ENDS + ", " + traffic("""
                    'protocols': ['ipv4', 'tcp'],
                    'extensions': {'http-request-ext': {'request_method': 'post', 'request_value': '/x',
                        'request_header': {'Host': ['bad.test'], 'X-Key': ['1'], 'Referer': ['http://a.test/']}}}""") + """
                    , 'host': {'type': 'domain-name', 'value': 'bad.test'}, 'url': {'type': 'url', 'value': 'http://bad.test:8080/x'}"""),
            eve("http2", """
                    'http': {'version': '2', 'http_method': 'GET', 'url': '/x',
                             'request_headers': [{'name': ':method', 'value': 'GET'}, {'name': 'user-agent', 'value': 'curl/8'}],
                             'http2': {'stream_id': 1}}""", ENDS + ", " + traffic("""
                    'protocols': ['ipv4', 'tcp'],
                    'extensions': {'http-request-ext': {'request_method': 'get', 'request_value': '/x',
                        'request_header': {'user-agent': ['curl/8']}}}""")),
            eve(
                    "tls",
                    """
                    'tls': {'subject': 'CN=bad.test', 'issuerdn': 'CN=CA', 'serial': '0A:1B', 'fingerprint': '%s', 'sni': 'Bad.test',
                            'version': 'TLS 1.3', 'subjectaltname': ['bad.test', '192.0.2.9'], 'ja3': {'hash': 'AA', 'string': '1,2'},
                            'ja3s': {'hash': 'BB'}, 'ja4': 't13d'}""".formatted(SHA1.replaceAll("..(?=.)", "$0:")),
                    ENDS + ", "
                            + traffic("'protocols': ['ipv4', 'tcp'], 'x_ja3': 'aa', 'x_ja3s': 'bb', 'x_ja4': 't13d'")
                            + """
                    , 'server-name': {'type': 'domain-name', 'value': 'bad.test'},
                    'certificate': {'type': 'x509-certificate', 'subject': 'CN=bad.test', 'issuer': 'CN=CA', 'serial_number': '0a:1b',
                                    'hashes': {'SHA-1': '%s'}},
                    'alternative-name-1': {'type': 'domain-name', 'value': 'bad.test'},
                    'alternative-name-2': {'type': 'ipv4-addr', 'value': '192.0.2.9'}""".formatted(SHA1)),
            eve(
                    "quic",
                    "'quic': {'version': '1', 'sni': 'bad.test', 'ja3': {'hash': 'AA'}}",
                    ENDS + ", " + traffic("'protocols': ['ipv4', 'tcp']")
                            + ", 'quic-name': {'type': 'domain-name', 'value': 'bad.test'}"),
            eve(
                    "fileinfo",
                    """
                    'app_proto': 'http', 'http': {'hostname': 'bad.test', 'url': '/x.exe'},
                    'fileinfo': {'filename': '/x.exe', 'magic': 'PE32', 'gaps': false, 'state': 'CLOSED', 'md5': '%s', 'sha1': '%s',
                                 'sha256': '%s', 'stored': false, 'size': 9, 'mime_type': 'application/x-dosexec'}""".formatted(MD5, SHA1, SHA256),
                    ENDS + ", " + traffic("""
                    'protocols': ['ipv4', 'tcp', 'http'],
                    'extensions': {'http-request-ext': {'request_value': '/x.exe', 'request_header': {'Host': ['bad.test']}}}""") + """
                    , 'host': {'type': 'domain-name', 'value': 'bad.test'}, 'url': {'type': 'url', 'value': 'http://bad.test/x.exe'},
                    'file': {'type': 'file', 'name': 'x.exe', 'size': 9, 'mime_type': 'application/x-dosexec',
                             'hashes': {'MD5': '%s', 'SHA-1': '%s', 'SHA-256': '%s'}}""".formatted(MD5, SHA1, SHA256)),
            eve("smtp", """
                    'smtp': {'helo': 'mx.bad.test', 'mail_from': '<eve@bad.test>', 'rcpt_to': ['<frodo@corp.test>']},
                    'email': {'status': 'PARSE_DONE', 'from': 'Eve <eve@bad.test>', 'to': ['Frodo <frodo@corp.test>'],
                              'cc': ['sam@corp.test'], 'attachment': ['invoice.zip'], 'url': ['bad.test/x', 'https://bad.test/y'],
                              'message_id': '<1@bad.test>', 'subject': 'Invoice'}""", ENDS + ", " + traffic("'protocols': ['ipv4', 'tcp']") + """
                    , 'greeting': {'type': 'domain-name', 'value': 'mx.bad.test'}, 'sender': {'type': 'email-addr', 'value': 'eve@bad.test'},
                    'recipient-1': {'type': 'email-addr', 'value': 'frodo@corp.test'},
                    'from': {'type': 'email-addr', 'value': 'eve@bad.test', 'display_name': 'Eve'},
                    'to-1': {'type': 'email-addr', 'value': 'frodo@corp.test', 'display_name': 'Frodo'},
                    'cc-1': {'type': 'email-addr', 'value': 'sam@corp.test'}, 'attachment-1': {'type': 'file', 'name': 'invoice.zip'},
                    'link-1': {'type': 'url', 'value': 'http://bad.test/x'}, 'link-2': {'type': 'url', 'value': 'https://bad.test/y'},
                    'message': {'type': 'email-message', 'from_ref': 'from', 'sender_ref': 'sender', 'to_refs': ['to-1'],
                                'cc_refs': ['cc-1'], 'message_id': '<1@bad.test>', 'subject': 'Invoice'}"""),
            eve(
                    "ssh",
                    """
                    'ssh': {'client': {'proto_version': '2.0', 'software_version': 'libssh_0.9', 'hassh': {'hash': 'AA', 'string': 'x'}},
                            'server': {'proto_version': '2.0', 'software_version': 'OpenSSH_9.6', 'hassh': {'hash': 'BB'}}}""",
                    ENDS + ", "
                            + traffic("'protocols': ['ipv4', 'tcp'], 'x_hassh': 'aa', 'x_hassh_server': 'bb'")
                            + """
                    , 'client-software': {'type': 'software', 'name': 'libssh_0.9'},
                    'server-software': {'type': 'software', 'name': 'OpenSSH_9.6'}"""),
            eve("smb", """
                    'smb': {'id': 1, 'dialect': '3.11', 'command': 'SMB2_COMMAND_CREATE', 'share': '\\\\\\\\DC1\\\\C$',
                            'filename': 'Windows\\\\x.exe', 'size': 9,
                            'ntlmssp': {'domain': 'CORP', 'user': 'frodo', 'host': 'WS5'}}""", ENDS + ", " + traffic("'protocols': ['ipv4', 'tcp']") + """
                    , 'share': {'type': 'directory', 'path': '\\\\\\\\DC1\\\\C$'}, 'smb-directory': {'type': 'directory', 'path': 'Windows'},
                    'smb-file': {'type': 'file', 'name': 'x.exe', 'size': 9, 'parent_directory_ref': 'smb-directory'},
                    'smb-user': {'type': 'user-account', 'account_login': 'frodo', 'display_name': 'CORP\\\\frodo'},
                    'smb-machine': {'type': 'x-oca-asset', 'hostname': 'ws5'}"""),
            eve(
                    "krb5",
                    "'krb5': {'msg_type': 'KRB_AS_REP', 'cname': 'frodo/admin', 'realm': 'CORP.TEST', 'sname': 'krbtgt/CORP.TEST'}",
                    ENDS + ", " + traffic("'protocols': ['ipv4', 'tcp']") + """
                    , 'user': {'type': 'user-account', 'user_id': 'frodo/admin', 'account_login': 'frodo', 'account_type': 'kerberos'}"""),
            eve(
                    "rdp",
                    "'rdp': {'tx_id': 0, 'event_type': 'initial_request', 'cookie': 'CORP\\\\frodo', 'client': {'version': 'RDP 10', 'client_name': 'WS5'}}",
                    ENDS + ", " + traffic("'protocols': ['ipv4', 'tcp']") + """
                    , 'user': {'type': 'user-account', 'account_login': 'frodo'},
                    'client-machine': {'type': 'x-oca-asset', 'hostname': 'ws5'}"""),
            eve("dhcp", """
                    'dhcp': {'type': 'reply', 'id': 1, 'client_mac': '00:1b:44:11:3a:b7', 'assigned_ip': '10.0.0.5', 'hostname': 'WS5'}""", ENDS + ", " + traffic("'protocols': ['ipv4', 'tcp']") + """
                    , 'mac': {'type': 'mac-addr', 'value': '00:1b:44:11:3a:b7'},
                    'assigned': {'type': 'ipv4-addr', 'value': '10.0.0.5', 'resolves_to_refs': ['mac']},
                    'machine': {'type': 'x-oca-asset', 'hostname': 'ws5', 'ip_refs': ['assigned'], 'mac_refs': ['mac']}"""),
            eve(
                    "mqtt",
                    "'mqtt': {'connect': {'protocol_string': 'MQTT'}}",
                    ENDS + ", " + traffic("'protocols': ['ipv4', 'tcp']")));

    private SuricataExamples() {}

    private static Example eve(String type, String fields, String objects) {
        return new Example(
                type,
                LogFormat.SURICATA_EVE,
                type,
                "{" + TUPLE + ", 'event_type': '" + type + "', " + fields + "}",
                "{" + objects + "}");
    }

    private static String traffic(String properties) {
        return "'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'destination', 'src_port': 51544,"
                + " 'dst_port': 443, " + properties + "}";
    }
}
