"""Addresses by which somebody would reach, through a server, what they cannot: none is connected to."""

MACHINES = (
    # This machine and network.
    "127.0.0.1", "127.0.0.2", "127.1.2.3", "127.255.255.254", "0.0.0.0", "0.1.2.3", "0.255.255.255",
    # Private, carrier's, link-local (cloud metadata), and what clouds keep for themselves.
    "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.255.255",
    "100.64.0.1", "100.100.100.200", "100.127.255.255", "169.254.169.254", "169.254.170.2", "169.254.0.1",
    "168.63.129.16", "192.0.0.1", "192.0.0.192", "192.0.0.170", "192.0.0.9",
    # Examples, measurements, relays, AS112, AMT.
    "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "198.19.255.255", "192.88.99.1",
    "192.31.196.1", "192.52.193.1", "192.175.48.1",
    # Multicast, reserved, broadcast.
    "224.0.0.1", "232.1.1.1", "239.255.255.250", "240.0.0.1", "250.1.2.3", "255.255.255.255",
    # IPv6: unspecified, loopback, local, site-local, link-local, multicast, discard, examples.
    "::", "::1", "fc00::1", "fd00:ec2::254", "fdff:ffff::1", "fec0::1", "feff::1", "fe80::1", "febf::1",
    "ff02::1", "ff05::2", "ff0e::1", "100::1", "100:0:0:1::1", "2001:db8::1", "3fff::1", "3fff:fff::1",
    # IPv4 inside IPv6: mapped, translated, compatible, both NAT64 prefixes, 6to4, Teredo, ISATAP.
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1",
    "::ffff:0:8.8.8.8", "::127.0.0.1", "::10.0.0.1", "::8.8.8.8", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1",
    "64:ff9b::8.8.8.8", "64:ff9b:1::127.0.0.1", "64:ff9b:1:ffff::10.0.0.1", "2002:7f00:1::1",
    "2002:a00:1::1", "2002:808:808::1", "2001::1", "2001:0:7f00:1::1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "2600::5efe:7f00:1", "2600::200:5efe:a00:1",
    # Protocols, benchmarks, ORCHID, AS112, AMT, segment routing, and what IANA has given to nobody.
    "2001:2::1", "2001:10::1", "2001:20::1", "2001:1::1", "2001:3::1", "2001:4:112::1", "2620:4f:8000::1",
    "5f00::1", "4000::1", "6000::1", "8000::1", "a000::1", "c000::1", "e000::1", "1::1", "1fff::1",
)  # fmt: skip

PLAIN = tuple(f"http://[{each}]/" if ":" in each else f"http://{each}/" for each in MACHINES)

DISGUISED = (
    # One machine, many ways to write it.
    "http://2130706433/", "http://0x7f000001/", "http://0x7F.0.0.1/", "http://0177.0.0.1/",
    "http://017700000001/", "http://127.1/", "http://127.0.1/", "http://127.0.0.01/", "http://0x7f.1/",
    "http://00000177.0.0.1/", "http://127.0.0.0x1/", "http://0/", "http://0x0/", "http://00/", "http://127.0.0.1./",
    "http://4294967295/", "http://256.256.256.256/", "http://127.0.0.1.1/", "http://127.0.0/",
    "http://2852039166/", "http://0xa9fea9fe/", "http://0251.0376.0251.0376/", "http://169.254.43518/",
    "http://0xA9.0xFE.0xA9.0xFE/", "http://3232235521/", "http://1.0x7f/", "http://1e3/x@127.0.0.1/",
    # Other scripts' digits and dots.
    "http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://127．0．0．1/",
    "http://127｡0｡0｡1/", "http://𝟙𝟚𝟟.𝟘.𝟘.𝟙/", "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏/", "http://١٢٧.٠.٠.١/", "http://ⓛocalhost/",
    "http://loca\u00adlhost/", "http://local\u200bhost/", "http://lOcAlHoSt/", "http://localhost./",
    "http://ｌｏｃａｌｈｏｓｔ/", "http://169。254。169。254/", "http://０ｘ７ｆ.１/",
    # Parts of an address that are read differently by different readers.
    "http://user@127.0.0.1/", "http://user:secret@127.0.0.1/", "http://news.example@127.0.0.1/",
    "http://127.0.0.1@news.example/", "http://@127.0.0.1/", "http://news.example:80@127.0.0.1/",
    "http://news.example\\@127.0.0.1/", "http://127.0.0.1\\@news.example/", "http://127.0.0.1\\.news.example/",
    "http://news.example%00@127.0.0.1/", "http://127.0.0.1%2f@news.example/", "http://127.0.0.1%00.news.example/",
    "http://127.0.0.1%23.news.example/", "http://%31%32%37.0.0.1/", "http://127.0.0.1 .news.example/",
    "http://news.example\t@127.0.0.1/", "http://127.0.\n0.1/", "http://127.0.0.1\r\nHost: news.example/",
    "http://127.0.0.1\x00.news.example/", "http:127.0.0.1/", "http:/127.0.0.1/", "http:///127.0.0.1/",
    "http:////127.0.0.1/", "http:\\\\127.0.0.1\\", "//127.0.0.1/", "127.0.0.1", "http://", "http://:80/",
    "http://.127.0.0.1/", "http://127..0.0.1/", "http://127.0.0.1:80:80/", "http://127.0.0.1#@news.example/",
    "http://127.0.0.1?@news.example/", "http://127.0.0.1;@news.example/", "http://localhost,news.example/",
    "http://℀.example/", "http://-.example/", "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
    # Brackets.
    "http://[::1%25lo]/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[::1]x/", "http://[::1/",
    "http://::1/", "http://[127.0.0.1]/", "http://[v1.fe80::1]/", "http://[]/", "http://[[::1]]/",
    "http://[0:0:0:0:0:0:0:1]/", "http://[0000::0001]/", "http://[::FFFF:7F00:1]/", "http://[::ffff:7f00:0001]:80/",
    "http://[64:FF9B::7F00:1]/", "http://[::%31]/", "http://[::1]:80@news.example/",
    # Ports.
    "http://93.184.216.34:22/", "http://93.184.216.34:25/", "http://93.184.216.34:6379/", "http://93.184.216.34:8080/",
    "https://93.184.216.34:8443/", "http://93.184.216.34:0/", "http://93.184.216.34:65536/",
    "http://93.184.216.34:65616/", "http://93.184.216.34:-80/", "http://93.184.216.34:+80/",
    "http://93.184.216.34:８０/", "http://93.184.216.34:80 /", "http://93.184.216.34:0x50/", "http://127.0.0.1:80/",
    "http://127.0.0.1:443/", "https://127.0.0.1/", "https://[::1]:443/", "http://localhost:6379/",
    # Schemes.
    "ftp://93.184.216.34/", "file:/etc/passwd", "file://127.0.0.1/etc/passwd", "gopher://127.0.0.1:70/_x",
    "dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "ws://93.184.216.34/", "data:text/html,hello",
    "javascript:alert(1)", "jar:http://127.0.0.1!/", "unix:///run/postgresql", "http+unix://%2Frun%2Fx/",
    "httpx://93.184.216.34/", "view-source:http://127.0.0.1/", "netdoc:///etc/passwd", "", " ",
    "http://93.184.216.34/" + "a" * 3000,
)  # fmt: skip

HOSTILE = PLAIN + DISGUISED
