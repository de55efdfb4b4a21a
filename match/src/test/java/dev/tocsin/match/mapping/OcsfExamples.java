package dev.tocsin.match.mapping;

import dev.tocsin.match.mapping.RealisticEventsTest.Example;
import dev.tocsin.telemetry.LogFormat;
import java.util.List;

/** Events of OCSF 1.x classes. */
final class OcsfExamples {

    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static final List<Example> ALL = List.of(
            ocsf("network activity", "4001", """
                    {'class_uid': 4001, 'class_name': 'Network Activity', 'category_name': 'Network Activity', 'activity_id': 6,
                     'activity_name': 'Traffic', 'time': 1772366400000, 'severity_id': 1, 'status': 'Success',
                     'metadata': {'version': '1.3.0', 'product': {'name': 'Flow Sensor', 'vendor_name': 'Example'}},
                     'src_endpoint': {'ip': '10.0.0.5', 'port': 51544, 'mac': '00:1B:44:11:3A:B7', 'hostname': 'WS5.corp.test'},
                     'dst_endpoint': {'ip': '2001:DB8::5', 'port': 443, 'hostname': 'cdn.example.test'},
                     'connection_info': {'protocol_name': 'TCP', 'protocol_num': 6, 'direction_id': 2},
                     'traffic': {'bytes_in': 1200, 'bytes_out': 340, 'packets_in': 9, 'packets_out': 7},
                     'tls': {'sni': 'cdn.example.test', 'version': '1.3', 'ja3_hash': {'algorithm_id': 1, 'value': 'AA0011'},
                             'certificate': {'subject': 'CN=cdn.example.test', 'issuer': 'CN=Example CA', 'serial_number': '0A1B',
                                             'fingerprints': [{'algorithm_id': 3, 'value': '%s'}]}},
                     'device': {'hostname': 'WS5', 'ip': '10.0.0.5', 'type_id': 2},
                     'observables': [{'name': 'dst_endpoint.ip', 'type': 'IP Address', 'type_id': 2, 'value': '2001:db8::5'}]}""".formatted(SHA256), """
                    {'source-mac': {'type': 'mac-addr', 'value': '00:1b:44:11:3a:b7'},
                     'source': {'type': 'ipv4-addr', 'value': '10.0.0.5', 'resolves_to_refs': ['source-mac']},
                     'destination': {'type': 'ipv6-addr', 'value': '2001:db8::5'},
                     'source-name': {'type': 'domain-name', 'value': 'ws5.corp.test', 'resolves_to_refs': ['source']},
                     'destination-name': {'type': 'domain-name', 'value': 'cdn.example.test', 'resolves_to_refs': ['destination']},
                     'server-name': {'type': 'domain-name', 'value': 'cdn.example.test'},
                     'certificate': {'type': 'x509-certificate', 'subject': 'CN=cdn.example.test', 'issuer': 'CN=Example CA',
                                     'serial_number': '0a1b', 'hashes': {'SHA-256': '%s'}},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'destination', 'src_port': 51544,
                                 'dst_port': 443, 'src_byte_count': 340, 'dst_byte_count': 1200, 'src_packets': 7,
                                 'dst_packets': 9, 'protocols': ['ipv4', 'tcp'], 'x_ja3': 'aa0011'},
                     'observed-address-1': {'type': 'ipv6-addr', 'value': '2001:db8::5'},
                     'machine-address': {'type': 'ipv4-addr', 'value': '10.0.0.5'},
                     'machine': {'type': 'x-oca-asset', 'hostname': 'ws5', 'ip_refs': ['machine-address']},
                     'event': {'type': 'x-oca-event', 'action': 'Traffic', 'category': ['Network Activity'], 'code': 4001,
                               'provider': 'Flow Sensor', 'outcome': 'Success', 'host_ref': 'machine'}}""".formatted(SHA256)),
            ocsf("DNS activity", "4003", """
                    {'class_uid': 4003, 'activity_id': 2, 'time': 1772366400000, 'metadata': {'product': {'name': 'Resolver'}},
                     'src_endpoint': {'ip': '10.0.0.5', 'port': 41772}, 'dst_endpoint': {'ip': '10.0.0.53', 'port': 53},
                     'connection_info': {'protocol_num': 17},
                     'query': {'hostname': 'C2.example.test.', 'type': 'A', 'class': 'IN'}, 'rcode_id': 0,
                     'answers': [{'type': 'CNAME', 'rdata': 'edge.example.test', 'ttl': 60}, {'rdata': '192.0.2.7'},
                                 {'type': 'TXT', 'rdata': 'v=spf1 -all'}]}""", """
                    {'source': {'type': 'ipv4-addr', 'value': '10.0.0.5'}, 'destination': {'type': 'ipv4-addr', 'value': '10.0.0.53'},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'destination', 'src_port': 41772,
                                 'dst_port': 53, 'protocols': ['ipv4', 'udp']},
                     'answer-1': {'type': 'domain-name', 'value': 'edge.example.test'},
                     'answer-2': {'type': 'ipv4-addr', 'value': '192.0.2.7'},
                     'query': {'type': 'domain-name', 'value': 'c2.example.test', 'resolves_to_refs': ['answer-1', 'answer-2']},
                     'event': {'type': 'x-oca-event', 'code': 4003, 'provider': 'Resolver'}}"""),
            ocsf("HTTP activity", "4002", """
                    {'class_uid': 4002, 'activity_name': 'Get', 'time': 1772366400000, 'metadata': {'product': {'name': 'Proxy'}},
                     'src_endpoint': {'ip': '10.0.0.5'}, 'dst_endpoint': {'ip': '192.0.2.9', 'port': 80},
                     'http_request': {'http_method': 'GET', 'user_agent': 'curl/8', 'referrer': 'http://a.test/', 'version': 'HTTP/1.1',
                                      'url': {'url_string': 'http://Shop.example.test/x?y=1', 'hostname': 'Shop.example.test', 'path': '/x'},
                                      'http_headers': [{'name': 'Accept', 'value': '*/*'}, {'name': 'User-Agent', 'value': 'curl/8'},
                                                       {'name': 'Cookie', 'value': 'a=1'}, {'name': 'Cookie', 'value': 'b=2'}]},
                     'file': {'name': 'x.zip', 'size': 512, 'mime_type': 'application/zip', 'type_id': 1,
                              'hashes': [{'algorithm': 'MD5', 'algorithm_id': 1, 'value': '%s'}]}}""".formatted(MD5), """
                    {'source': {'type': 'ipv4-addr', 'value': '10.0.0.5'}, 'destination': {'type': 'ipv4-addr', 'value': '192.0.2.9'},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'destination', 'dst_port': 80,
                                 'protocols': ['ipv4'],
                                 'extensions': {'http-request-ext': {'request_method': 'get', 'request_value': '/x',
                                     'request_version': 'http/1.1', 'request_header': {'Accept': ['*/*'], 'User-Agent': ['curl/8'],
                                         'Cookie': ['a=1', 'b=2'], 'Referer': ['http://a.test/']}}}},
                     'url': {'type': 'url', 'value': 'http://Shop.example.test/x?y=1'},
                     'web-host': {'type': 'domain-name', 'value': 'shop.example.test'},
                     'file': {'type': 'file', 'name': 'x.zip', 'size': 512, 'mime_type': 'application/zip', 'hashes': {'MD5': '%s'}},
                     'event': {'type': 'x-oca-event', 'action': 'Get', 'code': 4002, 'provider': 'Proxy'}}""".formatted(MD5)),
            ocsf("process activity", "1007", """
                    {'class_uid': 1007, 'activity_name': 'Launch', 'time': 1772366400000, 'metadata': {'product': {'name': 'Agent'}},
                     'actor': {'user': {'name': 'CORP\\\\frodo', 'uid': 'S-1-5-21-1'},
                               'process': {'name': 'explorer.exe', 'pid': 40, 'cmd_line': 'explorer.exe'}},
                     'process': {'name': 'cmd.exe', 'pid': 42, 'cmd_line': 'cmd /c whoami', 'working_directory': 'C:\\\\T',
                                 'user': {'name': 'frodo', 'uid': 'S-1-5-21-1'},
                                 'file': {'name': 'cmd.exe', 'path': 'C:\\\\Windows\\\\cmd.exe', 'size': 9,
                                          'hashes': [{'algorithm_id': 1, 'value': '%s'}, {'algorithm': 'SHA-256', 'value': '%s'}]},
                                 'parent_process': {'name': 'explorer.exe', 'pid': 40, 'cmd_line': 'explorer.exe',
                                                    'file': {'path': 'C:\\\\Windows\\\\explorer.exe', 'name': 'explorer.exe'}}},
                     'device': {'name': 'WS5'}}""".formatted(MD5, SHA256), """
                    {'process-user': {'type': 'user-account', 'user_id': 'S-1-5-21-1', 'account_login': 'frodo'},
                     'image-directory': {'type': 'directory', 'path': 'C:\\\\Windows'},
                     'image': {'type': 'file', 'name': 'cmd.exe', 'size': 9, 'hashes': {'MD5': '%s', 'SHA-256': '%s'},
                               'parent_directory_ref': 'image-directory'},
                     'parent-directory': {'type': 'directory', 'path': 'C:\\\\Windows'},
                     'parent-image': {'type': 'file', 'name': 'explorer.exe', 'parent_directory_ref': 'parent-directory'},
                     'parent': {'type': 'process', 'pid': 40, 'command_line': 'explorer.exe', 'image_ref': 'parent-image'},
                     'process': {'type': 'process', 'pid': 42, 'command_line': 'cmd /c whoami', 'cwd': 'C:\\\\T', 'image_ref': 'image',
                                 'parent_ref': 'parent', 'creator_user_ref': 'process-user'},
                     'actor-user': {'type': 'user-account', 'user_id': 'S-1-5-21-1', 'account_login': 'frodo'},
                     'actor-file': {'type': 'file', 'name': 'explorer.exe'},
                     'actor-process': {'type': 'process', 'pid': 40, 'command_line': 'explorer.exe', 'image_ref': 'actor-file',
                                       'creator_user_ref': 'actor-user'},
                     'machine': {'type': 'x-oca-asset', 'hostname': 'ws5'},
                     'event': {'type': 'x-oca-event', 'action': 'Launch', 'code': 1007, 'provider': 'Agent', 'host_ref': 'machine'}}""".formatted(MD5, SHA256)),
            ocsf("file activity", "1001", """
                    {'class_uid': 1001, 'activity_name': 'Create', 'time': 1772366400000, 'metadata': {'product': {'name': 'Agent'}},
                     'actor': {'process': {'pid': 7, 'file': {'path': '/usr/bin/wget', 'name': 'wget', 'type_id': 1}}},
                     'file': {'path': '/tmp/.x/payload', 'name': 'payload', 'type_id': 1, 'size': 70000,
                              'hashes': [{'algorithm': 'SHA-256', 'algorithm_id': 3, 'value': '%s'}]}}""".formatted(SHA256), """
                    {'file-directory': {'type': 'directory', 'path': '/tmp/.x'},
                     'file': {'type': 'file', 'name': 'payload', 'size': 70000, 'hashes': {'SHA-256': '%s'},
                              'parent_directory_ref': 'file-directory'},
                     'actor-directory': {'type': 'directory', 'path': '/usr/bin'},
                     'actor-file': {'type': 'file', 'name': 'wget', 'parent_directory_ref': 'actor-directory'},
                     'actor-process': {'type': 'process', 'pid': 7, 'image_ref': 'actor-file'},
                     'event': {'type': 'x-oca-event', 'action': 'Create', 'code': 1001, 'provider': 'Agent'}}""".formatted(SHA256)),
            ocsf("authentication", "3002", """
                    {'class_uid': 3002, 'activity_name': 'Logon', 'status': 'Failure', 'time': 1772366400000,
                     'metadata': {'product': {'name': 'Directory'}}, 'auth_protocol_id': 2, 'is_remote': true,
                     'user': {'name': 'frodo', 'uid': 'u-1', 'full_name': 'Frodo B', 'email_addr': 'frodo@corp.test', 'type_id': 1},
                     'src_endpoint': {'ip': '198.51.100.4', 'hostname': '198.51.100.4'}, 'dst_endpoint': {'hostname': 'dc1.corp.test'},
                     'service': {'name': 'sshd'}}""", """
                    {'source': {'type': 'ipv4-addr', 'value': '198.51.100.4'},
                     'destination-name': {'type': 'domain-name', 'value': 'dc1.corp.test'},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'protocols': ['ipv4']},
                     'user': {'type': 'user-account', 'user_id': 'u-1', 'account_login': 'frodo', 'display_name': 'Frodo B'},
                     'user-email': {'type': 'email-addr', 'value': 'frodo@corp.test'},
                     'event': {'type': 'x-oca-event', 'action': 'Logon', 'code': 3002, 'provider': 'Directory', 'outcome': 'Failure'}}"""),
            ocsf("email activity", "4009", """
                    {'class_uid': 4009, 'activity_name': 'Receive', 'time': 1772366400000, 'metadata': {'product': {'name': 'Gateway'}},
                     'email': {'from': 'Eve <eve@bad.test>', 'to': ['frodo@corp.test'], 'cc': ['sam@corp.test'], 'subject': 'Invoice',
                               'message_uid': '<1@bad.test>'},
                     'src_endpoint': {'ip': '192.0.2.25'}}""", """
                    {'source': {'type': 'ipv4-addr', 'value': '192.0.2.25'},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'protocols': ['ipv4']},
                     'from': {'type': 'email-addr', 'value': 'eve@bad.test', 'display_name': 'Eve'},
                     'to-1': {'type': 'email-addr', 'value': 'frodo@corp.test'}, 'cc-1': {'type': 'email-addr', 'value': 'sam@corp.test'},
                     'message': {'type': 'email-message', 'from_ref': 'from', 'to_refs': ['to-1'], 'cc_refs': ['cc-1'],
                                 'subject': 'Invoice', 'message_id': '<1@bad.test>'},
                     'event': {'type': 'x-oca-event', 'action': 'Receive', 'code': 4009, 'provider': 'Gateway'}}"""),
            ocsf("registry value activity", "201002", """
                    {'class_uid': 201002, 'activity_name': 'Set', 'time': 1772366400000, 'metadata': {'product': {'name': 'Agent'}},
                     'reg_value': {'path': 'HKLM\\\\Software\\\\Run', 'name': 'Updater', 'data': 'C:\\\\x.exe', 'type': 'REG_SZ', 'type_id': 8}}""", """
                    {'event': {'type': 'x-oca-event', 'action': 'Set', 'code': 201002, 'provider': 'Agent'},
                     'key': {'type': 'windows-registry-key', 'key': 'HKEY_LOCAL_MACHINE\\\\Software\\\\Run',
                             'values': [{'name': 'Updater', 'data': 'C:\\\\x.exe', 'data_type': 'REG_SZ'}]}}"""),
            ocsf("a class without a mapping of its own", "2004", """
                    {'class_uid': 2004, 'class_name': 'Detection Finding', 'activity_name': 'Create', 'time': 1772366400000,
                     'metadata': {'product': {'name': 'Detector'}}, 'finding_info': {'title': 'Beacon', 'uid': 'f-1'},
                     'observables': [{'name': 'host', 'type_id': 1, 'value': 'c2.test'}, {'name': 'a', 'type_id': 2, 'value': '192.0.2.1'},
                                     {'name': 'm', 'type_id': 3, 'value': '00:1b:44:11:3a:b7'}, {'name': 'u', 'type_id': 4, 'value': 'frodo'},
                                     {'name': 'e', 'type_id': 5, 'value': 'eve@bad.test'}, {'name': 'l', 'type_id': 6, 'value': 'http://c2.test/x'},
                                     {'name': 'f', 'type_id': 7, 'value': 'x.exe'}, {'name': 'p', 'type_id': 9, 'value': 'cmd'}]}""", """
                    {'observed-name-1': {'type': 'domain-name', 'value': 'c2.test'},
                     'observed-address-2': {'type': 'ipv4-addr', 'value': '192.0.2.1'},
                     'observed-mac-3': {'type': 'mac-addr', 'value': '00:1b:44:11:3a:b7'},
                     'observed-user-4': {'type': 'user-account', 'account_login': 'frodo'},
                     'observed-email-5': {'type': 'email-addr', 'value': 'eve@bad.test'},
                     'observed-url-6': {'type': 'url', 'value': 'http://c2.test/x'},
                     'observed-file-7': {'type': 'file', 'name': 'x.exe'},
                     'event': {'type': 'x-oca-event', 'action': 'Create', 'code': 2004, 'provider': 'Detector'}}"""));

    private OcsfExamples() {}

    private static Example ocsf(String name, String stream, String event, String objects) {
        return new Example(name, LogFormat.OCSF, stream, event, objects);
    }
}
